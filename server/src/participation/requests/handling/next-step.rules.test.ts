import { describe, expect, it } from 'vitest';
import { requestFlow } from '../request-flow.rules.ts';
import { nextStep } from './next-step.rules.ts';

const today = '2026-03-10';
const open = { receivedOn: '2026-03-02', applicantDueOn: null, closedAt: null };
/** States in which a case is closed, or that come after. */
const CLOSED = ['delivered', 'lapsed', 'withdrawn', 'joined', 'transferred', 'archived'];

describe('the next step of a case', () => {
  it.each(Object.keys(requestFlow.states).filter((state) => !CLOSED.includes(state)))(
    'leaves the state %s by a step of the table',
    (state) => {
      const next = nextStep({ ...open, state }, today);
      const step = requestFlow.transitions.find(({ title }) => title === next);
      expect([step?.from].flat()).toContain(state);
      expect(step?.to).not.toBe(state);
    },
  );

  it('is the confirmation while the day of receipt is not agreed', () => {
    expect(nextStep({ ...open, state: 'received', receivedOn: null }, today)?.zh).toBe('确认收到');
    expect(nextStep({ ...open, state: 'received' }, today)?.zh).toBe('登记');
  });

  it.each([
    ['correction_asked', '收到补正', '逾期不补正，不再处理'],
    ['fee_asked', '缴费完成', '逾期未缴费，不再处理'],
  ])('of %s waits for the applicant until his day is over', (state, waiting, over) => {
    expect(nextStep({ ...open, state, applicantDueOn: today }, today)?.zh).toBe(waiting);
    expect(nextStep({ ...open, state, applicantDueOn: '2026-03-09' }, today)?.zh).toBe(over);
  });

  it('is none once a case is closed', () => {
    for (const state of CLOSED) expect(nextStep({ ...open, state, closedAt: new Date() }, today)).toBeNull();
  });
});
