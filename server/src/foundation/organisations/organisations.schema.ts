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
  /** Other hosts that lead to it. */
  aliases: string[];
  palette: Palette;
  /** Hash of its picture. */
  emblem: string | null;
  description: string;
  descriptionEn: string;
  /** 承办单位 */
  operator: string;
  address: string;
  ipv6: boolean;
  /** Lists, search and feeds show every document of the tenant; else what stands in its columns and what its units published. */
  showsAll: boolean;
  /** Units whose documents it shows, with all under them. */
  unitIds: string[];
  /** A closed site answers as if it were not there, but for the addresses that lead elsewhere. */
  status: 'open' | 'closed';
  version: number;
}

/** The looks of the portal's style sheet (portal/styles/palettes.css.ts). */
export type Palette = 'blue' | 'red' | 'green' | 'teal' | 'indigo' | 'slate';

const siteFields = {
  name: Name(60),
  nameEn: Line(120),
  host: Type.Union([Line(253), Type.Null()]),
  aliases: Type.Array(Line(253), { maxItems: 20 }),
  palette: Type.Union([
    Type.Literal('blue'),
    Type.Literal('red'),
    Type.Literal('green'),
    Type.Literal('teal'),
    Type.Literal('indigo'),
    Type.Literal('slate'),
  ]),
  description: Line(300),
  descriptionEn: Line(500),
  siteCode: Line(20),
  icpNumber: Line(60),
  policeNumber: Line(60),
  organiser: Line(100),
  operator: Line(100),
  contact: Line(60),
  address: Line(200),
  ipv6: Type.Boolean(),
  showsAll: Type.Boolean(),
  unitIds: Type.Array(IdSchema, { maxItems: 200 }),
};
export const NewSiteSchema = Type.Object(
  { ...Type.Partial(Type.Object(siteFields)).properties, name: siteFields.name },
  { additionalProperties: false },
);
export const SiteChangeSchema = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    ...Type.Partial(Type.Object(siteFields)).properties,
    /** Null takes the emblem away; a new one is sent as a file. */
    emblem: Type.Optional(Type.Null()),
    status: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('closed')])),
  },
  { additionalProperties: false },
);
export const SiteSchema = Type.Object({
  id: IdSchema,
  ...siteFields,
  emblem: Type.Union([Type.String(), Type.Null()]),
  status: Type.Union([Type.Literal('open'), Type.Literal('closed')]),
  version: Type.Integer(),
  /** What the guideline wants at the foot of every page and is not entered. */
  missing: Type.Array(Type.String()),
});
export type NewSite = Static<typeof NewSiteSchema>;
export type SiteChange = Static<typeof SiteChangeSchema>;
export type SiteView = Static<typeof SiteSchema>;

export interface NewTenant {
  code: string;
  name: string;
  nameEn?: string;
  regionCode?: string;
  /** Its first web site; named like the tenant when absent. */
  site?: Partial<Omit<Site, 'tenantId' | 'id'>>;
}
