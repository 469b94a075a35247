export { ConfigError, projectRoot, readConfig, type Config, type ConfigFault } from './config.ts';
