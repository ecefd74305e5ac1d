"""The literature review's material as a Word document, through pandoc."""

from citegraph.graph.exports._pandoc import PandocReview

export = PandocReview(to="docx", suffix=".docx", description="the review as a Word document, through pandoc")
