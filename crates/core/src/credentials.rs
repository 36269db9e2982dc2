//! Who calls: access keys and where they come from.
