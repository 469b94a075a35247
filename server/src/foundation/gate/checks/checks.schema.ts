import { Type, type Static } from 'typebox';

/** What a check can say of a text or a file. The kinds are stable: tools outside read them. */
export const FINDING_KINDS = [
  'secrecy_marking',
  'withheld_marking',
  'resident_id',
  'phone',
  'landline',
  'bank_card',
  'passport',
  'email',
  'home_address',
  'licence_plate',
  'personal_list',
  'credential',
  'sensitive_person',
  'private_account',
  'internal_address',
  'local_path',
  'dead_link',
  'wrong_expression',
  'metadata',
  'hidden_sheet',
  'hidden_row',
  'hidden_column',
  'hidden_text',
  'white_text',
  'tiny_text',
  'off_page_text',
  'covered_text',
  'tracked_change',
  'comment',
  'speaker_notes',
  'hidden_slide',
  'embedded_file',
  'appended_data',
  'earlier_revision',
  'cached_data',
  'macro',
  'image_gps',
  'image_exif',
  'image_preview',
  'cropped_picture',
  'html_comment',
  'hidden_element',
  'not_checkable',
  'title_missing',
  'text_missing',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** `high` holds; `medium` asks somebody to look; `low` is for the record. */
export const SEVERITIES = ['high', 'medium', 'low'] as const;

export const FindingSchema = Type.Object({
  kind: Type.Enum(FINDING_KINDS),
  /** For people: page, sheet, member; '' for the text itself. */
  where: Type.String(),
  /** The words that gave the reason, as they stand. */
  excerpt: Type.String(),
  severity: Type.Enum(SEVERITIES),
  /** What could stand there instead, or what to do; '' when nothing can be proposed. */
  suggestion: Type.String(),
});
/** What the checks found in something that is to be published, as officers see it. */
export const ReleaseFindings = Type.Object({
  /** Of the edition that was looked at; 0 when there is none. */
  version: Type.Integer(),
  /** It cannot go out as it stands. */
  held: Type.Boolean(),
  /** The account may let findings pass here. */
  mayOverrule: Type.Boolean(),
  findings: Type.Array(
    Type.Intersect([
      FindingSchema,
      Type.Object({
        key: Type.String(),
        /** Name of the file in which it stands; '' for the text. */
        file: Type.String(),
        ruling: Type.Union([
          Type.Object({ reason: Type.String(), by: Type.String(), at: Type.String({ format: 'date-time' }) }),
          Type.Null(),
        ]),
      }),
    ]),
  ),
});
export type ReleaseFindings = Static<typeof ReleaseFindings>;
export type CheckFinding = Static<typeof FindingSchema>;
export type Severity = CheckFinding['severity'];
