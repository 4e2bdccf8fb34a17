-- AlterTable
ALTER TABLE "OutboxMessage" ADD COLUMN "heldAt" DATETIME;
