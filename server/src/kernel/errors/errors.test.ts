import { describe, expect, it } from 'vitest';
import { AppError, defineErrors, errorText } from './errors.ts';

const errors = defineErrors('errors_test', { late: { status: 409, zh: '已过期限 {days} 天', en: '{days} days late' } });

describe('errors', () => {
  it('carry code, status and both texts with their details', () => {
    const error = errors.late({ days: 3 });
    expect(error).toBeInstanceOf(AppError);
    expect([error.code, error.status, error.text('zh'), error.text('en')]).toEqual([
      'errors_test.late',
      409,
      '已过期限 3 天',
      '3 days late',
    ]);
  });
  it('cannot be declared twice', () =>
    expect(() => defineErrors('errors_test', { late: { status: 400, zh: '', en: '' } })).toThrow(/twice/));
  it('tell nothing of the inside when the code is unknown', () => expect(errorText('x.y', 'en')).toMatch(/went wrong/));
});
