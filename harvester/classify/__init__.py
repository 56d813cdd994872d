"""Finds where offers take place and what they belong to, each verdict with its evidence: values in, values out."""

from harvester.classify.classifier import Classifier, of_words

__all__ = ["Classifier", "of_words"]
