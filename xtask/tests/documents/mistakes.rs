//! One mistake at a time, made in good documents, with the whole of what its author is told.

mod bodies;
mod examples;
mod extensions;
mod files;
mod grammar;
mod names;
mod operations;
mod parameters;
mod paths;
mod references;
mod root;
mod schemas;
mod secrets;
mod tables;
mod tags;
mod yaml;
