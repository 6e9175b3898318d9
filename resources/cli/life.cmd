@echo off
rem The command line of Life: plain Node, no window.
setlocal
where node >nul 2>nul || (
  echo life: the command line needs Node.js 18 or newer on the PATH: https://nodejs.org 1>&2
  exit /b 1
)
set "NODE_PATH=%~dp0..\app.asar.unpacked\node_modules"
node "%~dp0cli.js" %*
