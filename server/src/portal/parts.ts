import { SearchForm } from './parts/forms.tsx';
import { DocumentList, EmptyState, FacetList, Segments, SelectedFacets } from './parts/lists.tsx';
import { MetadataTable } from './parts/metadata.tsx';
import { Breadcrumb, Pagination } from './parts/navigation.tsx';
import { Phrases } from './parts/phrases.tsx';
import { QrCode } from './parts/qr-code.tsx';
import { ValidityBadge, ValidityNotice } from './parts/validity.tsx';

/** The shared building blocks of public pages, used as `<Parts.Pagination … />`. */
export const Parts = {
  Breadcrumb,
  DocumentList,
  EmptyState,
  FacetList,
  MetadataTable,
  Pagination,
  Phrases,
  QrCode,
  SearchForm,
  Segments,
  SelectedFacets,
  ValidityBadge,
  ValidityNotice,
} as const;
