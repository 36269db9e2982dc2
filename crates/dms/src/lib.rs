//! Typed client for Distributed Message Service of Open Telekom Cloud.
