/** Limits that differ by place or that no rule gives, each with its source; a place may set others where the services are made. */
export const REQUEST_SETTINGS = {
  /** Working days in which an officer confirms what came by the web. The Regulation (article 31) gives none for this channel; for ordinary letters it says the same day. */
  confirmWithinDays: 1,
  /** 条例 article 30 leaves the time for mending a request to the authority (合理期限); this is what the form offers first. */
  correctionDays: 15,
  /** A form that was begun is kept so long (natural days); a rule of this project. */
  draftDays: 30,
  /** Files that an applicant adds; his papers seldom take more, and the counter takes what does. */
  maxFiles: 5,
  maxFileBytes: 20 * 1024 * 1024,
  /** How long the page with number and code can be opened again by whoever sent the form. */
  receiptHours: 24,
  /** Wrong pairs for one code in an hour, from anywhere, after which it answers nobody for the rest of it. */
  wrongPairsPerHour: 10,
  /** 条例 article 44 says 多个 applicants without a number; this is from how many on the desk proposes to disclose proactively. */
  openingApplicants: 2,
  /**
   * From more than this many requests of one applicant to one authority in a calendar month on, the officer is told (条例 article 35: 数量、频次明显超过合理
   * 范围, without a number). Ten are free of the fee by piece (国办函〔2020〕109 号); more than that is asked about, never refused for it.
   */
  manyInMonth: 10,
  /** Who asked is kept so long after the case was closed (natural days): 个人信息保护法 article 19 says the shortest that is needed; three years are a rule of this project. */
  identityKeepDays: 1095,
} as const;

export type RequestSettings = { [K in keyof typeof REQUEST_SETTINGS]: number };
