import { defineErrors } from '../../kernel/errors/index.ts';

/** The refusal texts stand here too, so that page, API and command line say the same. */
export const workflowErrors = defineErrors('workflow', {
  invalid_definition: {
    status: 500,
    zh: '流程“{key}”的定义有误：{faults}',
    en: 'The definition of the workflow “{key}” has faults: {faults}',
  },
  frozen_changed: {
    status: 500,
    zh: '流程“{key}”保存的定义与其校验值不符，已停止处理。请联系系统管理员核查数据库。',
    en: 'The stored definition of the workflow “{key}” does not match its hash, so nothing was done. Ask the system administrator to check the database.',
  },
  not_found: {
    status: 404,
    zh: '没有找到这个流程。',
    en: 'This workflow was not found.',
  },
  conflict: {
    status: 409,
    zh: '这一事项刚被他人处理过（您看到的是第 {seen} 版，现为第 {current} 版）。请刷新后再操作。',
    en: 'Somebody else has just worked on this (you saw version {seen}, it is now version {current}). Reload and try again.',
  },
  already_running: {
    status: 409,
    zh: '这一事项已有进行中的流程，不能重复启动。',
    en: 'This already has a workflow under way, so another one cannot start.',
  },
  refused: {
    status: 409,
    zh: '现在不能“{titleZh}”：{reasonsZh}',
    en: '“{titleEn}” is not possible now: {reasonsEn}',
  },
  unknown_transition: {
    status: 422,
    zh: '流程中没有“{name}”这一步。',
    en: 'The workflow has no step “{name}”.',
  },
  not_from_state: {
    status: 409,
    zh: '当前状态是“{stateZh}”，不能“{titleZh}”。',
    en: 'The state is “{stateEn}”, from which “{titleEn}” is not possible.',
  },
  unknown_state: {
    status: 409,
    zh: '流程中没有“{name}”这一状态。',
    en: 'The workflow has no state “{name}”.',
  },
  no_permission: {
    status: 403,
    zh: '您没有所需的权限（{name}）。',
    en: 'You do not have the permission for this ({name}).',
  },
  system_only: {
    status: 403,
    zh: '这一步由系统自动完成。',
    en: 'The system itself takes this step.',
  },
  condition_unknown: {
    status: 409,
    zh: '本版本程序不认识条件“{name}”，无法判断，故不允许。',
    en: 'This release does not know the condition “{name}”, so it cannot be decided and is not allowed.',
  },
});
