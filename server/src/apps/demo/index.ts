export { demoAccounts } from './accounts.ts';
export { demoChains } from './chains.ts';
export type { DemoAccount, DemoDocument, DemoDraft, DemoOrganisation } from './demo.schema.ts';
export { demoDay, type DemoText } from './day.ts';
export { demoDocuments } from './documents.ts';
export { demoDrafts } from './drafts.ts';
export { demoOrganisations } from './organisations.ts';
export { demoEntries, demoInterpretation } from './publishing.ts';
export { demoColumns, demoHome, demoMediaAccounts, demoPlatform, demoTopic } from './portal.ts';
