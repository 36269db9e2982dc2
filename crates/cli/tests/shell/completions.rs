//! `hwc completions`: a script that knows the operations.

use crate::run::hwc;

#[test]
fn every_shell_gets_a_script_with_the_operations() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let run = hwc(&["completions", shell]).run().expect(0);
        assert!(run.stdout.contains("reset-user-password"), "{shell}");
        assert!(run.stdout.contains("new-password-stdin"), "{shell}");
    }
    hwc(&["completions", "tcsh"]).run().expect(2);
}
