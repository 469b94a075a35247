export { drainAll, runOutbox, type OutboxConsumer } from './outbox.ts';
export { emitEvents, waitingEvents, type OutboxEvent, type StoredEvent } from './outbox.repo.ts';
