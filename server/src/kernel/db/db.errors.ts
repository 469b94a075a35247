import { defineErrors } from '../errors/index.ts';

export const dbErrors = defineErrors('db', {
  unreachable: {
    status: 503,
    zh: '连不上数据库（{reason}）。请检查 DATABASE_URL 的主机、端口、用户名、密码和库名，确认数据库已启动后重试。',
    en: 'The database cannot be reached ({reason}). Check host, port, user, password and database name in DATABASE_URL, make sure the server runs, and try again.',
  },
  too_old: {
    status: 503,
    zh: '数据库版本为 {version}，需要 PostgreSQL 15 或更高版本。请升级数据库，或不设置 DATABASE_URL 以使用内置数据库。',
    en: 'The database is version {version}; PostgreSQL 15 or later is needed. Upgrade it, or leave DATABASE_URL out to use the embedded one.',
  },
  embedded_unavailable: {
    status: 503,
    zh: '本机（{platform}）没有可用的内置数据库程序。请运行 npm ci 重新安装，或把 DATABASE_URL 指向一个 PostgreSQL 15 以上的数据库。',
    en: 'There is no embedded database program for this machine ({platform}). Run npm ci again, or point DATABASE_URL at a PostgreSQL 15+ server.',
  },
  embedded_failed: {
    status: 503,
    zh: '内置数据库没有启动成功：{reason}。请查看日志 {log}；常见原因是磁盘已满、目录 {folder} 没有写权限。',
    en: 'The embedded database did not start: {reason}. See the log {log}; common causes are a full disk or no right to write to {folder}.',
  },
  disk_full: {
    status: 507,
    zh: '磁盘空间不足，最后一步没有保存，此前保存的都在。请清理磁盘或扩容后重新执行；重复执行不会重复保存。',
    en: 'The disk is full; the last step was not saved, everything before it was. Free some space and do it again: nothing is saved twice.',
  },
  connection_lost: {
    status: 503,
    zh: '与数据库的连接中断（{reason}），最后一步没有保存，此前保存的都在。请确认数据库在运行、磁盘没有写满，然后重新执行；重复执行不会重复保存。',
    en: 'The connection to the database broke ({reason}); the last step was not saved, everything before it was. Make sure the database runs and its disk is not full, then do it again: nothing is saved twice.',
  },
  migration_changed: {
    status: 500,
    zh: '数据库升级脚本 {name} 在执行之后被改动过，已停止启动。请恢复原文件，改动应写在新的脚本里。',
    en: 'The migration {name} was changed after it had been applied, so the start was stopped. Restore the file; changes belong into a new migration.',
  },
  schema_newer: {
    status: 500,
    zh: '数据库由更新的版本升级过（{name}），本版本不认识它。请使用更新的程序版本。',
    en: 'The database was migrated by a newer release ({name}) that this one does not know. Use the newer release.',
  },
});
