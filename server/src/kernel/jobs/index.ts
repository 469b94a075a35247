/** Work after the commit: the outbox tells other parts of a change, pg-boss runs longer work and what recurs. */
export { startJobs, type JobKind, type Jobs } from './boss.ts';
export { drainAll, runOutbox, type OutboxConsumer } from './outbox.ts';
export { emitEvents, waitingEvents, type OutboxEvent, type StoredEvent } from './outbox.repo.ts';
export { runTimetable, wakeTimetable, type DueWork } from './timetable.ts';
