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

  it.each([
    [{}, 'http://127.0.0.1:8080', false],
    [{ HOST: '0.0.0.0' }, 'http://127.0.0.1:8080', true],
    [{ HOST: '::', PORT: '80' }, 'http://127.0.0.1:80', true],
    [{ HOST: '192.0.2.7' }, 'http://192.0.2.7:8080', false],
    [{ HOST: '2001:db8::7' }, 'http://[2001:db8::7]:8080', false],
    [{ HOST: '0.0.0.0', PUBLIC_URL: 'https://www.example.gov.cn/' }, 'https://www.example.gov.cn', false],
  ])('know of %j whether readers can follow %s', (env, publicUrl, isPublicUrlGuessed) => {
    expect(readConfig(env, '/srv')).toMatchObject({ publicUrl, isPublicUrlGuessed });
  });

  it('take the life of one-time passwords in whole hours', () => {
    expect(readConfig({}, '/srv').oneTimePasswordHours).toBeUndefined();
    expect(readConfig({ ONE_TIME_PASSWORD_HOURS: '24' }, '/srv').oneTimePasswordHours).toBe(24);
    expect(() => readConfig({ ONE_TIME_PASSWORD_HOURS: '0' }, '/srv')).toThrow(/ONE_TIME_PASSWORD_HOURS=0/);
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
