@echo off
rem The familiar command of an installed Familiar (docs/cli.md).
setlocal
where node >nul 2>nul
if errorlevel 1 (
  echo The familiar command needs Node.js 20.19 or newer on the PATH; Familiar itself does not. 1>&2
  exit /b 1
)
node "%~dp0..\cli\familiar.mjs" %*
exit /b %errorlevel%
