/** Written into snapshots, for people. A test holds it equal to package.json's. */
export const APP_VERSION = '0.1.0';
