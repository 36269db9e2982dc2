//! What generated code calls: assembling, signing, sending and reading.
