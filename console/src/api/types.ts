import type { paths } from './schema.generated.ts';

/** Names for the shapes of the API, all taken from the generated file. */

type Method = 'get' | 'post' | 'put' | 'patch';
type Json<T> = T extends { content: { 'application/json': infer Body } } ? Body : never;

/** What a call answers when it succeeds. */
export type Answer<Path extends keyof paths, M extends Method = 'get'> = paths[Path][M] extends { responses: infer R }
  ? Json<R[keyof R & (200 | 201 | 202)]>
  : never;
/** What a call is sent. */
export type Input<Path extends keyof paths, M extends Method> = paths[Path][M] extends { requestBody?: infer Body }
  ? Json<NonNullable<Body>>
  : never;
/** The query parameters of a list. */
export type Query<Path extends keyof paths> = paths[Path]['get'] extends { parameters: { query?: infer Q } }
  ? NonNullable<Q>
  : never;

export type Session = Answer<'/api/v1/session'>;
export type Account = Answer<'/api/v1/accounts/{id}'>;
export type AccountSession = Answer<'/api/v1/accounts/{id}/sessions'>['items'][number];
export type RoleGrant = Account['roles'][number];
export type RoleView = Answer<'/api/v1/roles'>[number];

export type Organisation = Answer<'/api/v1/organisations'>['items'][number];
export type OrganisationInput = Omit<Input<'/api/v1/organisations/{id}', 'patch'>, 'version'>;

export type AuditEntry = Answer<'/api/v1/audit'>['items'][number];
export type AuditQuery = Query<'/api/v1/audit'>;
export type AuditReport = Answer<'/api/v1/audit/verify', 'post'>;

export type DocumentDetail = Answer<'/api/v1/console/documents/{id}'>;
export type Edition = NonNullable<DocumentDetail['draft']>;
export type EditionState = Edition['state'];
export type BodyBlock = Edition['body'][number];
export type HeadingBlock = Extract<BodyBlock, { kind: 'heading' }>;
export type ParagraphBlock = Extract<BodyBlock, { kind: 'paragraph' }>;
export type TableBlock = Extract<BodyBlock, { kind: 'table' }>;
export type ImageBlock = Extract<BodyBlock, { kind: 'image' }>;
export type TableCell = TableBlock['rows'][number][number];
export type Link = NonNullable<ParagraphBlock['links']>[number];
export type Task = Edition['tasks'][number];
export type TaskDate = Task['dates'][number];
export type TaskTerm = Task['frequencies'][number];
export type ReadingWarning = Edition['warnings'][number];
export type DraftInput = Input<'/api/v1/console/documents/{id}/draft', 'put'>;
export type DocumentFields = DraftInput['fields'];
export type EditorBlock = NonNullable<DraftInput['blocks']>[number];
export type Validity = DocumentFields['validity'];
export type DocumentListItem = Answer<'/api/v1/console/documents'>['items'][number];
export type DocumentQuery = Query<'/api/v1/console/documents'>;
export type AvailableAction = DocumentDetail['actions'][number];
export type AddedImage = Answer<'/api/v1/console/documents/{id}/images', 'post'>;
export type HistoryEntry = DocumentDetail['history'][number];

export type ImportView = Answer<'/api/v1/console/imports/{id}'>;
export type ImportItemSummary = ImportView['items'][number];
export type ImportItem = Answer<'/api/v1/console/imports/{id}/items/{position}'>;
export type ImportSummary = Answer<'/api/v1/console/imports'>['items'][number];
export type ReadField = NonNullable<ImportItem['fields']>[string];

export type ReviewView = Answer<'/api/v1/reviews/{id}'>;
export type ReviewListItem = Answer<'/api/v1/reviews'>['items'][number];
export type ReviewStep = ReviewView['steps'][number];
export type ReturnKind = ReviewView['returns'][number]['kinds'][number];
export type StepClock = NonNullable<ReviewStep['clock']>;
export type ChainGap = ReviewChain['gaps'][number];
export type ReviewDelegation = Answer<'/api/v1/review-delegations'>['items'][number];
export type ReviewSettings = Answer<'/api/v1/review-settings'>;
export type ReviewChain = Answer<'/api/v1/review-chains'>['items'][number];
export type ReviewChainStep = ReviewChain['steps'][number];

export type Workbench = Answer<'/api/v1/console/workbench'>;
export type WorkbenchTodo = Workbench['todos'][number];

export type CalendarYear = Answer<'/api/v1/calendar/{year}'>;

/** Names of the fields of a document, in the order forms show them. */
export const FIELD_NAMES = [
  'title',
  'documentNumber',
  'issuingBody',
  'indexNumber',
  'topic',
  'subjectWords',
  'madeOn',
  'publishedOn',
  'mainRecipients',
  'validity',
] as const satisfies readonly (keyof DocumentFields)[];
export type FieldName = (typeof FIELD_NAMES)[number];

export const VALIDITIES = [
  'in_force',
  'amended',
  'partly_invalid',
  'expired',
  'repealed',
  'not_yet_in_force',
] as const satisfies readonly Exclude<Validity, ''>[];

export type InterpretationOf = Answer<'/api/v1/console/documents/{id}/interpretation'>;
export type Interpretation = InterpretationOf['items'][number];
export type InterpretationInput = Input<'/api/v1/console/interpretations', 'post'>;
export type InterpretationDuty = Answer<'/api/v1/console/interpretation-duties'>['items'][number];
export type InterpretationSettings = Answer<'/api/v1/console/interpretation-settings'>;
export type LeaderCounts = Answer<'/api/v1/console/interpretation-leaders'>;
export type Expert = Answer<'/api/v1/console/interpretation-experts'>['items'][number];

export type NormativeDocument = Answer<'/api/v1/console/normative-documents'>['items'][number];
export type NormativeTodo = Answer<'/api/v1/console/normative-todos'>['items'][number];
export type NormativeEffect = Answer<'/api/v1/console/documents/{id}/normative'>['effects'][number];
export type NormativeSettings = Answer<'/api/v1/console/normative-settings'>;
export type Cleanup = Answer<'/api/v1/console/normative-cleanups'>['items'][number];
export type CleanupDetail = Answer<'/api/v1/console/normative-cleanups/{id}'>;

export type CatalogEntry = Answer<'/api/v1/console/standard-catalog'>['items'][number];
export type CatalogEntryInput = Input<'/api/v1/console/standard-catalog', 'post'>;
export type CatalogEntryBrief = Answer<'/api/v1/console/documents/{id}/catalog-entries'>['filed'][number];
export type CatalogImportReport = Answer<'/api/v1/console/standard-catalog-imports', 'post'>;

export type GazetteIssue = Answer<'/api/v1/console/gazette'>['items'][number];
export type GazetteIssueDetail = Answer<'/api/v1/console/gazette/{id}'>;
export type GazetteIssueInput = Input<'/api/v1/console/gazette', 'post'>;

export type WorkPlan = Answer<'/api/v1/console/work-plans'>['items'][number];
export type WorkPlanDetail = Answer<'/api/v1/console/work-plans/{id}'>;
export type WorkPlanItem = WorkPlanDetail['items'][number];
export type WorkPlanItemInput = Input<'/api/v1/console/work-plans/{id}/items', 'post'>;
export type WorkPlanCard = Answer<'/api/v1/console/work-plan-cards'>['items'][number];
