//! Typed client for Kafka of Huawei Cloud (Distributed Message Service for Kafka).
