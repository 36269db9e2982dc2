//! Request signing: pure functions of a request, a key and a time.
