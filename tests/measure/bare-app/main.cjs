// The least an Electron app can be: what Life's own cost is measured against.
const { app, BrowserWindow } = require('electron');

app.on('window-all-closed', () => undefined);
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1120, height: 740 });
  return window.loadURL('data:text/html,<title>bare</title><p>bare</p>');
});
