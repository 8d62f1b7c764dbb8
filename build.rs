//! Builds the crate anew when a scenario is added or removed: they are embedded by walking the folder.

fn main() {
    println!("cargo:rerun-if-changed=scenarios");
}
