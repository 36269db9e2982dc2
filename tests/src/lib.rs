//! Nothing to see here: the workspace's tests are in `tests/`.
