import { Type, type Static } from 'typebox';

export const IdSchema = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
/** One line: no control characters, which PostgreSQL (NUL) or people (line feeds in a name) cannot digest. */
const Line = (maxLength: number) => Type.String({ maxLength, pattern: '^[^\\u0000-\\u001f\\u007f]*$' });
const Name = (maxLength: number) =>
  Type.String({ minLength: 1, maxLength, pattern: '^(?=.*\\S)[^\\u0000-\\u001f\\u007f]*$' });
const Text = (maxLength: number) => Type.String({ maxLength, pattern: '^[^\\u0000]*$' });

export const OrganisationKindSchema = Type.Union([
  Type.Literal('government'),
  Type.Literal('department'),
  Type.Literal('district'),
  Type.Literal('institution'),
  Type.Literal('enterprise'),
]);

const fields = {
  code: Type.String({ pattern: '^[a-z][a-z0-9-]{0,40}$' }),
  name: Name(100),
  shortName: Line(60),
  nameEn: Line(200),
  kind: OrganisationKindSchema,
  creditCode: Line(40),
  address: Line(200),
  phone: Line(60),
  officeHours: Line(200),
  duties: Text(5000),
  sortOrder: Type.Integer({ minimum: -100_000, maximum: 100_000 }),
};

export const NewOrganisationSchema = Type.Object(
  {
    ...Type.Partial(Type.Object(fields)).properties,
    code: fields.code,
    name: fields.name,
    /** Absent or null: at the top. */
    parentId: Type.Optional(Type.Union([IdSchema, Type.Null()])),
  },
  { additionalProperties: false },
);

const Status = Type.Union([Type.Literal('active'), Type.Literal('closed')]);

export const OrganisationChangeSchema = Type.Object(
  {
    ...Type.Partial(Type.Object(fields)).properties,
    /** Where it stands; null: at the top. */
    parentId: Type.Optional(Type.Union([IdSchema, Type.Null()])),
    status: Type.Optional(Status),
    /** The version that the user saw. */
    version: Type.Integer({ minimum: 1 }),
  },
  { additionalProperties: false },
);

const stored = {
  id: IdSchema,
  parentId: Type.Union([IdSchema, Type.Null()]),
  ...fields,
  status: Status,
};

export const OrganisationSchema = Type.Object({ ...stored, version: Type.Integer(), updatedAt: Type.String() });

export const OrganisationNodeSchema = Type.Object({
  ...OrganisationSchema.properties,
  /** 0 at the top. */
  depth: Type.Integer(),
});

/** Something to look at although the change was saved. */
export const WarningSchema = Type.Object({ code: Type.String(), message: Type.String() });

export const SavedOrganisationSchema = Type.Object({
  organisation: OrganisationNodeSchema,
  warnings: Type.Array(WarningSchema),
});

/** What the public reads of a unit. */
export const UnitSchema = Type.Object({ ...stored, depth: Type.Integer() });

export type Organisation = Static<typeof OrganisationSchema>;
export type Unit = Static<typeof UnitSchema>;
export type OrganisationNode = Static<typeof OrganisationNodeSchema>;
export type NewOrganisation = Static<typeof NewOrganisationSchema>;
export type OrganisationChange = Static<typeof OrganisationChangeSchema>;
export interface SavedOrganisation {
  organisation: OrganisationNode;
  warnings: { code: string; message: string }[];
}

export interface Tenant {
  id: string;
  code: string;
  name: string;
  nameEn: string;
  regionCode: string;
}

export interface Site {
  tenantId: string;
  id: string;
  name: string;
  nameEn: string;
  /** Null: answers for every address that no other site claims. */
  host: string | null;
  siteCode: string;
  icpNumber: string;
  policeNumber: string;
  organiser: string;
  contact: string;
}

export interface NewTenant {
  code: string;
  name: string;
  nameEn?: string;
  regionCode?: string;
  /** Its first web site; named like the tenant when absent. */
  site?: Partial<Omit<Site, 'tenantId' | 'id'>>;
}
