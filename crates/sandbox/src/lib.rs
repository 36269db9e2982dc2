//! The three services and IAM on loopback.
