import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findGrantFault, permissionsOf, ROLE_NAMES, ROLES, type RoleName } from './identity.rules.ts';

const ADMINISTRATORS: RoleName[] = ['system_admin', 'security_admin', 'audit_admin'];
const everywhere = (role: string) => ({ role, organisationId: null });
const permissionsOfRole = (role: RoleName): readonly string[] => ROLES[role].permissions;

describe('the table of roles', () => {
  it('has the three administrators and the publishing roles', () => {
    expect(ROLE_NAMES.filter((role) => ROLES[role].administrator)).toEqual(ADMINISTRATORS);
    expect(ROLE_NAMES.length).toBe(17);
  });

  it('names permissions as module.thing.verb', () => {
    for (const role of ROLE_NAMES)
      for (const permission of permissionsOfRole(role)) expect(permission).toMatch(/^[a-z]+\.[a-z]+\.[a-z_]+$/);
  });

  it.each(ADMINISTRATORS)('%s cannot touch documents or reviews', (role) => {
    expect(permissionsOfRole(role).filter((permission) => /^(documents|review)\./.test(permission))).toEqual([]);
  });

  it.each([
    ['audit.entry.read', ['audit_admin']],
    ['audit.chain.verify', ['audit_admin']],
    ['identity.role.grant', ['security_admin']],
    ['identity.password.reset', ['security_admin']],
    ['identity.session.revoke', ['security_admin']],
    ['identity.account.write', ['system_admin']],
    ['organisations.organisation.write', ['system_admin']],
    ['calendar.year.write', ['system_admin']],
    ['documents.document.bulk_publish', ['bulk_publisher']],
    ['documents.document.publish', ['publisher']],
    ['review.chain.write', ['open_government_office']],
    ['review.review.oversee', ['final_reviewer', 'publisher', 'open_government_office']],
    ['requests.request.register', ['request_officer']],
    ['requests.request.check', ['legal_reviewer']],
    ['requests.request.sign', ['request_reviewer']],
    ['requests.identity.reveal', ['request_officer']],
    ['requests.redaction.confirm', ['legal_reviewer', 'request_officer', 'request_reviewer']],
    ['requests.template.write', ['legal_reviewer']],
    ['requests.settings.write', ['open_government_office']],
    ['reports.annual.write', ['open_government_office']],
    ['duties.obligation.write', ['open_government_office']],
    ['duties.duty.decide', ['open_government_office']],
    ['duties.duty.propose', ['editor', 'open_government_office']],
    ['plans.plan.write', ['open_government_office']],
    ['plans.plan.approve', ['final_reviewer', 'open_government_office']],
    ['plans.plan.publish', ['publisher']],
    ['plans.part.report', ['editor']],
    ['review.step.secrecy', ['secrecy_reviewer']],
    ['review.step.legal', ['legal_reviewer']],
    ['documents.document.publish_urgently', ['emergency_publisher']],
  ])('%s is held by %o alone', (permission, holders) => {
    expect(ROLE_NAMES.filter((role) => permissionsOfRole(role).includes(permission))).toEqual(holders);
  });

  it('the audit administrator can do nothing else', () => {
    expect(ROLES.audit_admin.permissions).toEqual(['audit.entry.read', 'audit.chain.verify']);
  });
});

describe('roles held together', () => {
  const pairs = ROLE_NAMES.flatMap((a, at) => ROLE_NAMES.slice(at + 1).map((b) => [a, b] as const));
  it.each(pairs)('%s and %s', (a, b) => {
    const forbidden = ADMINISTRATORS.includes(a) || ADMINISTRATORS.includes(b);
    for (const grants of [
      [everywhere(a), everywhere(b)],
      [everywhere(b), everywhere(a)],
    ])
      expect(findGrantFault(grants)?.code ?? null).toBe(forbidden ? 'not_together' : null);
  });

  it.each([
    [[], null],
    [[everywhere('editor')], null],
    [[everywhere('editor'), { role: 'editor', organisationId: 'a' }], null],
    [[everywhere('editor'), everywhere('editor')], { code: 'granted_twice', role: 'editor' }],
    [[{ role: 'audit_admin', organisationId: 'a' }], { code: 'tenant_wide_only', role: 'audit_admin' }],
    [[everywhere('root')], { code: 'unknown_role', role: 'root' }],
    [[everywhere('constructor')], { code: 'unknown_role', role: 'constructor' }],
  ])('%o: %o', (grants, fault) => expect(findGrantFault(grants)).toEqual(fault));

  it('whoever is an administrator is nothing else, whatever is tried', () => {
    const grant = fc.record({
      role: fc.constantFrom(...ROLE_NAMES),
      organisationId: fc.constantFrom(null, 'a', 'b'),
    });
    fc.assert(
      fc.property(fc.array(grant, { maxLength: 6 }), (grants) => {
        const administrators = grants.filter(({ role }) => ROLES[role].administrator);
        if (administrators.length > 0 && findGrantFault(grants) === null) expect(grants.length).toBe(1);
      }),
    );
  });
});

describe('permissions of grants', () => {
  it('widen from units to the tenant, in any order', () => {
    const unit = { role: 'editor', organisationId: 'u' };
    const other = { role: 'publisher', organisationId: 'v' };
    expect(permissionsOf([unit, other]).get('documents.document.read')).toEqual(['u', 'v']);
    expect(permissionsOf([unit, other]).get('documents.document.write')).toEqual(['u']);
    expect(permissionsOf([unit, everywhere('publisher')]).get('documents.document.read')).toBe('all');
    expect(permissionsOf([everywhere('publisher'), unit]).get('documents.document.read')).toBe('all');
    expect(permissionsOf([everywhere('no_longer_a_role')]).size).toBe(0);
  });
});
