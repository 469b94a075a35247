import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

describe('settings', () => {
  it('have defaults that serve this machine only', () => {
    const config = readConfig({}, '/srv/yangguang');
    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      dataDir: '/srv/yangguang/data',
      publicUrl: 'http://127.0.0.1:8080',
    });
    expect(config.masterKeyFile).toBe('/srv/yangguang/data.key');
  });

  it('name all faults at once', () => {
    const env = {
      PORT: 'abc',
      DATABASE_URL: 'mysql://x',
      LOG_LEVEL: 'loud',
      PUBLIC_URL: 'ftp://x',
      MASTER_KEY_FILE: '/srv/data/key',
      DATA_DIR: '/srv/data',
    };
    try {
      readConfig(env, '/srv');
      expect.fail('should have thrown');
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError);
      const names = (error as ConfigError).faults.map((fault) => fault.name);
      expect(names.sort()).toEqual(['DATABASE_URL', 'LOG_LEVEL', 'MASTER_KEY_FILE', 'PORT', 'PUBLIC_URL']);
      expect(String(error)).not.toContain('mysql://x'); // an address may hold a password
    }
  });
});
