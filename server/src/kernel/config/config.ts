import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';

/** Settings of one process, read once from the environment. The only place that reads `process.env`. */
export interface Config {
  host: string;
  port: number;
  /** Everything the installation stores, except the master key. */
  dataDir: string;
  /** A PostgreSQL 15+ server; absent: the embedded one below `dataDir`. */
  databaseUrl: string | undefined;
  /** Key that wraps all data keys. Kept beside, not inside, `dataDir`, so that a copy of the folder reveals nothing. */
  masterKeyFile: string;
  /** Address that readers type, without a trailing slash; used in feeds, citations and the Origin check. */
  publicUrl: string;
  /** True when `publicUrl` had to be guessed for readers elsewhere, who cannot follow it: listening everywhere, no PUBLIC_URL. */
  isPublicUrlGuessed: boolean;
  logLevel: 'debug' | 'info' | 'warn' | 'error';
  /** Trust X-Forwarded-* from this many proxies in front. */
  trustedProxies: number;
  uploadMaxBytes: number;
  /** Days for which is kept what was read from uploaded files; then only what was saved remains. */
  uploadKeepDays: number;
  /** Months after which what is withheld has to be looked at again (政府信息公开条例 article 18 names no interval). */
  withheldReviewMonths: number;
  /** Working days within which an error that a reader reported is to be answered. */
  errorReportDays: number;
  /** Language of messages in the terminal. */
  locale: 'zh' | 'en';
  /** Requests a minute and address to pages and API before 429. */
  rateLimitPerMinute: number;
  /** How long a one-time password opens its account, in hours; absent: as identity has it. */
  oneTimePasswordHours: number | undefined;
  /** WebSub hub that is told which feeds changed; '' for none. */
  websubHub: string;
  /** Mail server, `smtp://` or `smtps://`, with name and password where it wants them; '' turns alerts by mail off. */
  smtpUrl: string;
  /** A clamd that looks at files of applicants, `tcp://host:port` or `unix:/path`; '' when there is none. */
  clamdUrl: string;
  /** Hosts, with a port or without, that the watch over sites may visit although they stand on private addresses. */
  siteHealthPrivateHosts: readonly string[];
  /** Sender of alerts; bounces come back to it. */
  mailFrom: string;
}

export interface ConfigFault {
  name: string;
  value: string;
  zh: string;
  en: string;
}

/** Thrown with every fault found, so that an operator mends all of them at once. */
export class ConfigError extends Error {
  readonly faults: ConfigFault[];
  constructor(faults: ConfigFault[]) {
    super(faults.map((f) => `${f.name}=${f.value}: ${f.zh} / ${f.en}`).join('\n'));
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

/** Reads and checks all settings. Throws ConfigError with the whole list of faults. */
export function readConfig(env: Record<string, string | undefined> = process.env, cwd = process.cwd()): Config {
  const faults: ConfigFault[] = [];
  const text = (name: string, fallback: string) => (env[name]?.trim() ? (env[name] as string).trim() : fallback);
  const integer = (name: string, fallback: number, min: number, max: number) => {
    const raw = text(name, String(fallback));
    const value = Number(raw);
    if (/^\d+$/.test(raw) && value >= min && value <= max) return value;
    faults.push({
      name,
      value: raw,
      zh: `应为 ${min}–${max} 的整数`,
      en: `must be a whole number from ${min} to ${max}`,
    });
    return fallback;
  };
  const oneOf = <T extends string>(name: string, fallback: T, values: readonly T[]): T => {
    const raw = text(name, fallback);
    if ((values as readonly string[]).includes(raw)) return raw as T;
    faults.push({
      name,
      value: raw,
      zh: `应为以下之一：${values.join('、')}`,
      en: `must be one of: ${values.join(', ')}`,
    });
    return fallback;
  };

  const host = text('HOST', '127.0.0.1');
  const port = integer('PORT', 8080, 0, 65535);
  const dataDir = resolve(cwd, text('DATA_DIR', 'data'));
  const databaseUrl = env['DATABASE_URL']?.trim() || undefined;
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    faults.push({
      name: 'DATABASE_URL',
      value: '…',
      zh: '应以 postgres:// 或 postgresql:// 开头；不设置则使用内置数据库',
      en: 'must begin with postgres:// or postgresql://; leave it out to use the embedded database',
    });
  }
  const masterKeyFile = resolve(cwd, text('MASTER_KEY_FILE', `${dataDir}.key`));
  if (isAbsolute(masterKeyFile) && masterKeyFile.startsWith(join(dataDir, '/'))) {
    faults.push({
      name: 'MASTER_KEY_FILE',
      value: masterKeyFile,
      zh: '主密钥不能放在 DATA_DIR 之内，否则备份会连同密钥一起带走',
      en: 'the master key must not lie inside DATA_DIR, or a backup would carry it along',
    });
  }
  // Every address of the machine: none of them is known to be the one that readers type.
  const isEverywhere = /^(?:0\.0\.0\.0|[0:]+)$/.test(host);
  const defaultUrl = `http://${isEverywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host}:${port}`;
  const publicUrl = text('PUBLIC_URL', defaultUrl).replace(/\/+$/, '');
  if (!/^https?:\/\/[^/\s]+$/.test(publicUrl)) {
    faults.push({
      name: 'PUBLIC_URL',
      value: publicUrl,
      zh: '应为不带路径的网址，如 https://www.example.gov.cn',
      en: 'must be an address without a path, such as https://www.example.gov.cn',
    });
  }
  const websubHub = text('WEBSUB_HUB', '');
  if (websubHub !== '' && !/^https?:\/\/[^\s]+$/.test(websubHub))
    faults.push({
      name: 'WEBSUB_HUB',
      value: websubHub,
      zh: '应为 http:// 或 https:// 网址',
      en: 'must be an http:// or https:// address',
    });
  const smtpUrl = text('SMTP_URL', '');
  if (smtpUrl !== '' && !(/^smtps?:\/\//.test(smtpUrl) && URL.canParse(smtpUrl)))
    faults.push({
      name: 'SMTP_URL',
      value: '…', // may hold a password
      zh: '应形如 smtp://用户名:密码@主机:端口（加密直连用 smtps://）',
      en: 'must look like smtp://name:password@host:port (smtps:// for TLS from the start)',
    });
  const mailFrom = text('MAIL_FROM', '');
  if ((mailFrom !== '' || smtpUrl !== '') && !/^[^\s@<>"]+@[^\s@<>"]+$/.test(mailFrom))
    faults.push({
      name: 'MAIL_FROM',
      value: mailFrom,
      zh: '设置 SMTP_URL 时应写明发件地址，如 dingyue@example.gov.cn',
      en: 'with SMTP_URL the address of the sender is needed, such as alerts@example.gov.cn',
    });
  const clamdUrl = text('CLAMD_URL', '');
  if (clamdUrl !== '' && !/^(tcp:\/\/[^/\s]+|unix:\/.+)$/.test(clamdUrl))
    faults.push({
      name: 'CLAMD_URL',
      value: clamdUrl,
      zh: '应形如 tcp://127.0.0.1:3310 或 unix:/run/clamav/clamd.ctl',
      en: 'must look like tcp://127.0.0.1:3310 or unix:/run/clamav/clamd.ctl',
    });
  const siteHealthPrivateHosts = text('SITE_HEALTH_PRIVATE_HOSTS', '')
    .split(',')
    .map((host) => host.trim().toLowerCase())
    .filter((host) => host !== '');
  const wrongHost = siteHealthPrivateHosts.find((host) => !/^[a-z0-9.-]+(?::(?:\d{1,5}|\*))?$/.test(host));
  if (wrongHost !== undefined)
    faults.push({
      name: 'SITE_HEALTH_PRIVATE_HOSTS',
      value: wrongHost,
      zh: '应为逗号分隔的主机名，可带端口，如 www.example.gov.cn,10.1.2.3:8080',
      en: 'must be host names separated by commas, with a port where there is one, such as www.example.gov.cn,10.1.2.3:8080',
    });
  const config: Config = {
    host,
    port,
    dataDir,
    databaseUrl,
    masterKeyFile,
    publicUrl,
    isPublicUrlGuessed: isEverywhere && text('PUBLIC_URL', '') === '',
    logLevel: oneOf('LOG_LEVEL', 'info', ['debug', 'info', 'warn', 'error']),
    trustedProxies: integer('TRUSTED_PROXIES', 0, 0, 9),
    uploadKeepDays: integer('UPLOAD_KEEP_DAYS', 30, 1, 3650),
    withheldReviewMonths: integer('WITHHELD_REVIEW_MONTHS', 12, 1, 120),
    errorReportDays: integer('ERROR_REPORT_DAYS', 3, 1, 60),
    uploadMaxBytes: integer('UPLOAD_MAX_MB', 100, 1, 2000) * 1024 * 1024,
    locale: oneOf('YG_LANG', 'zh', ['zh', 'en']),
    rateLimitPerMinute: integer('RATE_LIMIT_PER_MINUTE', 1200, 1, 10_000_000),
    oneTimePasswordHours: env['ONE_TIME_PASSWORD_HOURS']?.trim()
      ? integer('ONE_TIME_PASSWORD_HOURS', 72, 1, 8760)
      : undefined,
    ...{ websubHub, smtpUrl, mailFrom, clamdUrl, siteHealthPrivateHosts },
  };
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}

/** The language of messages in the terminal, for those that come before the settings could be read. */
export function terminalLocale(env: Record<string, string | undefined> = process.env): 'zh' | 'en' {
  return env['YG_LANG'] === 'en' ? 'en' : 'zh';
}

/** Folder of the installation (where package.json lies), from any file of the source or the bundle. */
export function projectRoot(fromUrl: string): string {
  let folder = resolve(new URL('.', fromUrl).pathname);
  for (;;) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest) && readFileSync(manifest, 'utf8').includes('"name": "yangguang"')) return folder;
    const parent = resolve(folder, '..');
    if (parent === folder) throw new Error('the folder of the installation was not found');
    folder = parent;
  }
}
