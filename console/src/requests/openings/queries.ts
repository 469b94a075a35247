import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { Answer } from '../../api/types.ts';
import { usePermissions } from '../../app/session.tsx';
import { REQUESTS } from '../queries.ts';

type Desk = Answer<'/api/v1/console/request-openings'>;
export type SimilarGroup = Desk['groups'][number];
export type AnsweredCase = Desk['answered'][number];

export const OPENINGS = [...REQUESTS, 'openings'];

/** Who works on requests and writes documents drafts what becomes public. */
export function useMayDraft(): boolean {
  const can = usePermissions();
  return can('requests.request.work') && can('documents.document.write');
}

/** Leads to the draft: a new one is opened for writing, one that was there already as it stands. */
export function useToDraft(): (made: { documentId: string; isNew: boolean }) => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  return ({ documentId, isNew }) => {
    void client.invalidateQueries({ queryKey: OPENINGS });
    void navigate(`/documents/${documentId}${isNew ? '/edit' : ''}`);
  };
}
