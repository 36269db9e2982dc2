//! Typed client for Data Warehouse Service of Huawei Cloud and Open Telekom Cloud.
