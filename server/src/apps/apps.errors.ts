import { defineErrors } from '../kernel/errors/index.ts';

export const appErrors = defineErrors('apps', {
  port_in_use: {
    status: 500,
    zh: '端口 {port} 已被其他程序占用。请先停止那个程序，或换一个端口启动，例如：PORT=8081 npm start',
    en: 'Port {port} is used by another program. Stop that program, or start on another port, for example: PORT=8081 npm start',
  },
  port_refused: {
    status: 500,
    zh: '没有权限使用端口 {port}。请换用 1024 以上的端口，例如：PORT=8080 npm start',
    en: 'Port {port} may not be used by this user. Choose a port above 1024, for example: PORT=8080 npm start',
  },
  host_unknown: {
    status: 500,
    zh: '本机没有地址 {host}。请检查 HOST；默认值 127.0.0.1 只供本机访问，0.0.0.0 供网络访问。',
    en: 'This machine has no address {host}. Check HOST; the default 127.0.0.1 serves this machine only, 0.0.0.0 serves the network.',
  },
  bad_events_file: {
    status: 400,
    zh: '读不懂事件文件 {path}（{why}）。应是 JSON 数组，例如 [{"kind":"pause","on":"2026-10-20","cause":"third_party"}]。',
    en: 'The file of events {path} cannot be understood ({why}). It has to be a JSON array such as [{"kind":"pause","on":"2026-10-20","cause":"third_party"}].',
  },
  already_running: {
    status: 500,
    zh: '数据目录 {folder} 已有一个正在运行的实例。请先停止它，或用 DATA_DIR 指定另一个目录。',
    en: 'Another instance is running on the data folder {folder}. Stop it first, or name another folder with DATA_DIR.',
  },
  starting: {
    status: 503,
    zh: '系统正在启动，请几秒后重试。',
    en: 'The system is starting. Please try again in a few seconds.',
  },
  data_dir_refused: {
    status: 500,
    zh: '不能写入数据目录 {folder}（{reason}）。请检查目录权限和磁盘空间，或用 DATA_DIR 指定另一个目录。',
    en: 'The data folder {folder} cannot be written ({reason}). Check its rights and the free space, or name another folder with DATA_DIR.',
  },
  unexpected: {
    status: 500,
    zh: '出现意外问题，经过已记入 {log}。请重试；如仍出现，请把这个文件交给系统管理员。',
    en: 'Something unexpected happened; what is known of it stands in {log}. Try again, and if it comes back, give that file to the administrator.',
  },
  interrupted: {
    status: 500,
    zh: '已按要求停止。此前保存的都在，重新执行会接着做。',
    en: 'Stopped as asked. What was saved before is there; running it again goes on with the rest.',
  },
  demo_not_empty: {
    status: 409,
    zh: '这里已有正式内容，不能装入示例城市。请用 DATA_DIR 另建一个空的数据目录再装入。',
    en: 'There is real content here, so the demo city cannot be loaded. Load it into an empty data folder of its own (DATA_DIR).',
  },
  account_needed: {
    status: 400,
    zh: '直接发布需要用 --as 指明账号，该账号须有“批量发布”角色。',
    en: 'Publishing at once needs --as ACCOUNT, and the account needs the bulk publisher role.',
  },
  unit_unknown: { status: 400, zh: '没有代码为 {unit} 的单位。', en: 'There is no unit with the code {unit}.' },
  site_unknown: { status: 400, zh: '没有域名为 {site} 的站点。', en: 'There is no site with the host {site}.' },
  one_folder: {
    status: 400,
    zh: '导入旧网站时只写一个目录。',
    en: 'Name one folder to import the pages of an older site.',
  },
  path_missing: { status: 400, zh: '没有这个文件或目录：{path}', en: 'There is no such file or folder: {path}' },
});
