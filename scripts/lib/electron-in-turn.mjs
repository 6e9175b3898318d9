#!/usr/bin/env node
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { hold } from './hold.mjs';

/*
 * Stands in for Electron during development. On a changed main process electron-vite starts the next app at
 * once, while the one before is still saving its life and holding its lock: the next one would take itself for
 * a second instance and leave. So each app waits for its turn.
 */
const TURN_LIMIT_MS = 10_000;
const POLL_MS = 50;

const executablePath = given('LIFE_DEV_ELECTRON');
const turnFile = given('LIFE_DEV_TURN_FILE');

const giveUpAtMs = Date.now() + TURN_LIMIT_MS;
const predecessor = predecessorPid();
writeFileSync(turnFile, String(process.pid));
while (predecessor && isAlive(predecessor) && Date.now() < giveUpAtMs) await sleep(POLL_MS);
process.exitCode = await hold(executablePath, process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
});

/** @param {string} name */
function given(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: this script is started by "npm run dev" only.`);
  return value;
}

/** @returns {number | undefined} */
function predecessorPid() {
  try {
    return Number(readFileSync(turnFile, 'utf8')) || undefined;
  } catch {
    return undefined; // The first one has nobody before it.
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
