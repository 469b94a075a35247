import type { DemoAccount } from './demo.schema.ts';

const account = (name: string, displayName: string, organisationCode: string, ...roles: string[]): DemoAccount => ({
  name,
  displayName,
  organisationCode,
  roles,
});

/** People at work in the demo, by duty and never by a person's name. The unit of an account is the one its roles reach: itself and everything under it. */
export function demoAccounts(): DemoAccount[] {
  return [
    account('demo.system', '系统管理员', 'government', 'system_admin'),
    account('demo.security', '安全管理员', 'government', 'security_admin'),
    account('demo.audit', '审计管理员', 'government', 'audit_admin'),
    account('demo.office.editor', '市政府办公室信息员', 'office', 'editor'),
    account('demo.finance.editor', '市财政局信息员', 'finance', 'editor'),
    account('demo.education.editor', '市教育局信息员', 'education', 'editor'),
    account('demo.civil.editor', '市民政局信息员', 'civil', 'editor'),
    account('demo.transport.editor', '市交通运输局信息员', 'transport', 'editor'),
    account('demo.finance.reviewer', '市财政局初审员', 'finance', 'first_reviewer'),
    account('demo.office.reviewer', '市政府办公室审核员', 'government', 'first_reviewer'),
    account('demo.office.second', '市政府办公室复审员', 'government', 'second_reviewer'),
    account('demo.legal', '市司法局合法性审查员', 'government', 'legal_reviewer'),
    account('demo.secrecy', '保密审查员', 'government', 'secrecy_reviewer'),
    account('demo.office.final', '市政府办公室终审员', 'government', 'final_reviewer', 'publisher'),
    account('demo.duty', '市政府总值班室应急发布员', 'government', 'emergency_publisher'),
    account('demo.openness', '政务公开办工作人员', 'government', 'open_government_office'),
    account('demo.requests', '依申请公开承办员', 'government', 'request_officer'),
    account('demo.requests.chief', '依申请公开签发人', 'government', 'request_reviewer'),
    account('demo.bulk', '历史文件批量发布员', 'government', 'bulk_publisher'),
  ];
}
