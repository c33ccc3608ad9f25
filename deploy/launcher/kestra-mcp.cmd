@echo off
rem Starts the gateway from the folder it was unpacked to. Needs a Java 17 or later, and nothing else.
rem JAVA_HOME chooses the Java, JAVA_OPTS adds flags for it. Nothing but the command's own output goes to standard output:
rem over stdio that is the protocol.
setlocal
set "java=java.exe"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
set "flags=-Xlog:disable -Xlog:all=error:stderr"
rem Java takes only one choice of a collector, and JAVA_OPTS may have made it.
set JAVA_OPTS 2>nul | findstr /r /c:"-XX:+Use[A-Za-z0-9]*GC" >nul || set "flags=%flags% -XX:+UseSerialGC"
if /i not "%~1"=="serve" set "flags=%flags% -XX:TieredStopAtLevel=1"
"%java%" %flags% %JAVA_OPTS% "-Dkestra-mcp.launcher=%~f0" -cp "%~dp0lib\*" io.kestramcp.cli.Start %*
exit /b %ERRORLEVEL%
