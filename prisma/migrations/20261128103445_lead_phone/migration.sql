-- AlterTable
ALTER TABLE "Lead" ADD COLUMN "phone" TEXT;
