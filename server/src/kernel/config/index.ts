export { ConfigError, projectRoot, readConfig, terminalLocale, type Config, type ConfigFault } from './config.ts';
