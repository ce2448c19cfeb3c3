-- Makes the desk's database and its two accounts on a new SQL Server. Run it as sa with sqlcmd, which fills in the passwords:
--   sqlcmd -b -v DeskPassword=… OwnerPassword=… -i sqlserver-accounts.sql
IF DB_ID(N'desk') IS NULL CREATE DATABASE desk;
GO
IF SUSER_ID(N'desk_owner') IS NULL CREATE LOGIN desk_owner WITH PASSWORD = N'$(OwnerPassword)';
IF SUSER_ID(N'desk') IS NULL CREATE LOGIN desk WITH PASSWORD = N'$(DeskPassword)';
GO
USE desk;
GO
IF USER_ID(N'desk_owner') IS NULL CREATE USER desk_owner FOR LOGIN desk_owner;
ALTER ROLE db_owner ADD MEMBER desk_owner;
IF USER_ID(N'desk') IS NULL CREATE USER desk FOR LOGIN desk;
ALTER ROLE db_datareader ADD MEMBER desk;
ALTER ROLE db_datawriter ADD MEMBER desk;
GO
