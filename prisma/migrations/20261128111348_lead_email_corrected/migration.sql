-- AlterTable
ALTER TABLE "Lead" ADD COLUMN "emailCorrectedAt" DATETIME;
