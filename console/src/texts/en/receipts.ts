import type { Texts } from '../index.ts';

export const receipts: Texts['receipts'] = {
  title: 'Receipts',
  published: (version) => `Change ${version}: published`,
  withdrawn: (version) => `Change ${version}: withdrawn`,
  allPublished: 'This version is shown everywhere.',
  allWithdrawn: 'It is gone everywhere.',
  someLeft: (count) => `${count} not settled yet; this usually takes a few seconds.`,
  column: { surface: 'Where', version: 'Change', settledAt: 'Checked' },
  surface: {
    page: 'Page',
    list: 'Lists',
    search: 'Search',
    file: 'Files',
    feed: 'Feed',
    sitemap: 'Sitemap',
    api: 'API',
    column: 'Columns',
    standard_text: 'Standard text',
    oai: 'Harvesting (OAI-PMH)',
    normative: 'Rules and normative documents',
    interpretation: 'Interpretations',
    gazette: 'Gazette',
    catalog: 'Standard catalog',
  },
  notSettled: 'Not settled yet',
  nth: (version) => `No. ${version}`,
};
