"""Stand-in."""
print("fonts-liberation2|fonts-liberation fonts-noto-cjk")
