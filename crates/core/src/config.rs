//! Where a client gets its credentials, cloud, region, project and endpoints from.

/// The configuration shared by the clients of all services.
#[derive(Clone, Debug)]
pub struct Config {}
