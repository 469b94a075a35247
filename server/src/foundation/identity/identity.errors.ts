import { defineErrors } from '../../kernel/errors/index.ts';

export const identityErrors = defineErrors('identity', {
  not_signed_in: { status: 401, zh: '请先登录。', en: 'Please sign in first.' },
  // One text for unknown names, wrong passwords and disabled accounts: which of them it was is nobody's business.
  wrong_credentials: {
    status: 401,
    zh: '账号或密码不正确。连续 {limit} 次不正确将锁定 {minutes} 分钟。忘记密码请联系安全管理员重置。',
    en: 'Name or password is not right. After {limit} wrong attempts the account is locked for {minutes} minutes. If you forgot the password, ask the security administrator to reset it.',
  },
  locked: {
    status: 423,
    zh: '密码多次不正确，账号已锁定。请在 {minutes} 分钟后重试，或联系安全管理员解锁。',
    en: 'The account is locked after too many wrong passwords. Try again in {minutes} minutes, or ask the security administrator to unlock it.',
  },
  busy: {
    status: 503,
    zh: '正在登录的人太多，请几秒后重试。',
    en: 'Too many people are signing in right now. Please try again in a few seconds.',
  },
  must_change_password: {
    status: 403,
    zh: '首次登录须先修改一次性密码，之后才能使用其他功能。',
    en: 'Change the one-time password first; everything else is open after that.',
  },
  one_time_password_over: {
    status: 401,
    zh: '这个一次性密码已于 {until} 失效（有效期 {hours} 小时）。请联系安全管理员重置，或在服务器上执行：yg accounts reset {name}',
    en: 'This one-time password ended on {until} (China time; it is good for {hours} hours). Ask the security administrator for a new one, or run on the server: yg accounts reset {name}',
  },
  wrong_password: { status: 422, zh: '当前密码不正确。', en: 'The current password is not right.' },
  password_too_short: {
    status: 422,
    zh: '新密码至少 {min} 个字符。可以用一句容易记住的话。',
    en: 'The new password needs at least {min} characters. A sentence that you remember will do.',
  },
  password_too_long: {
    status: 422,
    zh: '新密码最多 {max} 个字符。',
    en: 'The new password can have {max} characters at most.',
  },
  password_contains_name: {
    status: 422,
    zh: '新密码不能包含账号名或显示名称。',
    en: 'The new password must not contain the name of the account.',
  },
  password_too_obvious: {
    status: 422,
    zh: '新密码太容易猜到：常见词、连续或重复的字符不算。请再加入一些不规则的内容。',
    en: 'The new password is too easy to guess: common words, rows and repeated characters do not count. Add something irregular.',
  },
  password_unchanged: {
    status: 422,
    zh: '新密码不能与当前密码相同。',
    en: 'The new password must differ from the current one.',
  },
  account_not_found: { status: 404, zh: '没有找到这个账号。', en: 'There is no such account.' },
  account_unknown: { status: 404, zh: '没有账号 {name}。', en: 'There is no account {name}.' },
  session_not_found: {
    status: 404,
    zh: '没有找到这个会话，可能已经结束。',
    en: 'There is no such session; it may have ended already.',
  },
  bad_name: {
    status: 422,
    zh: '账号名“{name}”无效：2 至 41 个字符，只用小写字母、数字和 . _ -，以字母或数字开头。',
    en: 'The account name “{name}” is not valid: 2 to 41 characters, only lower-case letters, digits and . _ -, beginning with a letter or digit.',
  },
  name_taken: {
    status: 409,
    zh: '账号名“{name}”已被使用，请换一个。',
    en: 'The account name “{name}” is in use. Choose another one.',
  },
  conflict: {
    status: 409,
    zh: '这个账号刚被别人修改过。请刷新后核对，再重新提交。',
    en: 'Somebody else has just changed this account. Reload, compare, and send your change again.',
  },
  organisation_not_found: {
    status: 422,
    zh: '单位“{unit}”不存在。请从单位列表中选择。',
    en: 'The organisation “{unit}” does not exist. Choose one from the list.',
  },
  unknown_role: {
    status: 422,
    zh: '没有角色“{role}”。可用的角色：{roles}。',
    en: 'There is no role “{role}”. Roles are: {roles}.',
  },
  granted_twice: {
    status: 422,
    zh: '角色“{roleZh}”在同一单位重复授予。',
    en: 'The role “{roleEn}” is granted twice for the same organisation.',
  },
  not_together: {
    status: 422,
    zh: '“{roleZh}”不能同时担任“{otherZh}”：系统、安全、审计三个管理员须由不同的人担任，且不得承担发布工作。',
    en: 'A “{roleEn}” cannot be “{otherEn}” as well: the system, security and audit administrators are three different people, and none of them publishes.',
  },
  tenant_wide_only: {
    status: 422,
    zh: '“{roleZh}”只能在全地区范围内授予，不能限定单位。',
    en: 'The role “{roleEn}” holds for the whole tenant only, not for one organisation.',
  },
  own_account: {
    status: 403,
    zh: '不能对自己的账号执行此操作。请由另一位管理员办理。',
    en: 'You cannot do this to your own account. Ask another administrator.',
  },
  last_administrator: {
    status: 422,
    zh: '这是最后一位可用的“{roleZh}”。请先指定另一位，再作此更改。',
    en: 'This is the last “{roleEn}” who can sign in. Appoint another one first.',
  },
});
