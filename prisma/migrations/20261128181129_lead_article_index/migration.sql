-- CreateIndex
CREATE INDEX "Lead_articleId_idx" ON "Lead"("articleId");
