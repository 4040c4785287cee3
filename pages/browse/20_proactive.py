"""Proactive disclosure: how much, through which channels, how many normative documents and responses."""

import streamlit as st

from pages import charts, controls, show

ITEMS = ["proactive_items"]
CHANNELS = ["channel_gazette", "channel_website", "channel_weibo", "channel_wechat", "channel_other"]
DOCUMENTS = ["normative_docs_made", "normative_docs_public"]
RESPONSES = [
    "response_hot_issues",
    "press_conferences",
    "online_interviews",
    "interpretation_articles",
    "weibo_wechat_responses",
    "other_responses",
]

chosen = controls.chosen()
left, right = st.columns(2)
with left:
    show.series_chart(charts.lines, ITEMS, title="proactive.items")
    multichannel = controls.ask("multichannel", **chosen)
    show.ratio_chart("multichannel", multichannel, ["ratio"], title="proactive.multichannel")
    show.series_chart(charts.stacked, RESPONSES, title="proactive.responses", unit="")
with right:
    show.series_chart(charts.stacked, CHANNELS, title="proactive.channels")
    show.series_chart(charts.lines, DOCUMENTS, title="proactive.documents")
show.bodies("proactive_by_body", rank_by="proactive_items", title="proactive.bodies")
