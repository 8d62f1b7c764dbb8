//! Runs a submission's build step in a world and takes what it made, for later worlds to start from.

use crate::examiner::scene::Actor;
use crate::examiner::stage::Stage;
use crate::examiner::{Build, Job};
use crate::submission::Role;
use crate::transcript::{Did, Exit, Halt, Transcript};
use crate::world::{Host, World, WorldError};

/// The name of the build in the record.
pub const BUILD: &str = "build";

/// Builds, records what was printed and how it ended, and copies the folder when it ended well.
pub fn build(job: &Job, build: &Build) -> Result<Transcript, WorldError> {
    let world = World::open(&job.plan)?;
    let mut stage = Stage::new(job, world);
    if let Err(halt) = run(&mut stage, build) {
        stage.halt(halt);
    }
    let built = stage
        .scene
        .actors
        .get(BUILD)
        .is_some_and(|actor| actor.ended == Some(Exit::Code(0)));
    let kept = if built { stage.world.keep(&build.into) } else { Ok(()) };
    let Stage { world, mut scene, .. } = stage;
    scene.transcript.cost = world.close();
    kept.map(|()| scene.transcript)
}

fn run(stage: &mut Stage<'_>, build: &Build) -> Result<(), Halt> {
    let command = build.command.clone();
    let program = stage
        .world
        .launch(Host::Lab, &command)
        .map_err(|error| Halt::CannotRun {
            program: BUILD.into(),
            error: error.to_string(),
        })?;
    stage.scene.record_program(
        BUILD,
        Did::Started {
            command,
            role: Role::Server,
        },
    );
    stage
        .scene
        .actors
        .insert(BUILD.into(), Actor::new(program, Role::Server));
    // A compiler computes for seconds without a word; only the world's own time bounds it.
    while !stage.ended(BUILD) {
        let spent = stage.world.age();
        if spent > job_patience(stage) {
            stage.kill(BUILD)?;
            break;
        }
        stage.rest()?;
    }
    Ok(())
}

/// A build may take half of what a world may last.
fn job_patience(stage: &Stage<'_>) -> std::time::Duration {
    stage.job.plan.limits.wall / 2
}
