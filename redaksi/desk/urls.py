"""Addresses of the staff's screens."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
